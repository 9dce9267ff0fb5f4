using Frames.Tests.Golden;

// `sql FOLDER` and `delta FOLDER` run recorded answers as a command; anything else is for the test runner.
return args is ["sql" or "delta", ..] ? GoldenCommand.Run(args)
    : args.Any(arg => arg is "-automated" or "@@") ? await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args)
    : await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, Frames.Tests.Golden.SelfRegisteredExtensions.AddSelfRegisteredExtensions);
