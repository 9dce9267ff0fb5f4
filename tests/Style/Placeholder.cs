namespace Frames.Tests.Style;
public class Placeholder { [Fact] public void Runs() => Assert.True(true); }
