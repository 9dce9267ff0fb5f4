using Frames.Columns;
using Frames.Errors;
using Frames.Expressions;
using Frames.Plans;

namespace Frames.Backends;

/// <summary>Runs the commands that are the same on every engine of this process: names, settings, and those of table providers.</summary>
internal static class SessionCommands
{
    /// <summary>Runs an analysed command and gives the rows that it answers with.</summary>
    public static IReadOnlyList<Batch> Run(Command command, CommandContext context, CancellationToken cancellation)
    {
        switch (command)
        {
            case CreateView view:
                Create(view, context.Session.Catalog);
                return [];
            case DropTable drop:
                Drop(drop, context.Session.Catalog);
                return [];
            case SetSetting setting:
                context.Session.ChangeSetting?.Invoke(setting);
                return [];
            case WriteSource write:
                return TableCommands.Write(write, context, cancellation);
            case CreateTable create:
                return TableCommands.Create(create, context, cancellation);
            case InsertInto insert:
                return TableCommands.Insert(insert, context, cancellation);
            case ExplainPlan explain:
                return [new Batch(1, [VectorBuilder.Single(Sql.Types.DataTypes.String, context.Backend.Explain(explain.Query, explain.Mode, context.Session))])];
            case ExtensionCommand extension:
                return extension.Runner.Run(context, cancellation);
            default:
                throw new FramesException(null, null, $"This engine does not run the command {command.GetType().Name}.");
        }
    }

    static void Create(CreateView view, SessionCatalog catalog)
    {
        var name = view.Global ? "global_temp." + view.Name : view.Name;
        if (view.Replace) catalog.Views[name] = view.Child;
        else if (!catalog.Views.TryAdd(name, view.Child)) throw ErrorClasses.TempTableOrViewAlreadyExists.With(("relationName", $"`{view.Name}`"));
    }

    static void Drop(DropTable drop, SessionCatalog catalog)
    {
        var name = string.Join(".", drop.Name);
        if (catalog.Views.TryRemove(name, out _) || (!drop.IsView && catalog.Tables.TryRemove(Analyzer.Relations.Tables.TableName(drop.Name), out _)) || drop.IfExists) return;
        throw Analyzer.Relations.Tables.NotFound(drop.Name);
    }
}
