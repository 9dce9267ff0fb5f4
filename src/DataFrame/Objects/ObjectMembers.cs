using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations.Schema;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Frames.Objects;

/// <summary>A member of a record, class or tuple that becomes a column.</summary>
/// <param name="Name">The column's name: the member's, or what <c>[Column("...")]</c> says.</param>
/// <param name="Type">The member's C# type.</param>
/// <param name="IsNullable">Whether it may be null, reference annotations considered.</param>
/// <param name="Member">The property or field.</param>
internal sealed record ObjectMember(string Name, Type Type, bool IsNullable, MemberInfo Member)
{
    public object? Get(object target) => Member is PropertyInfo property ? property.GetValue(target) : ((FieldInfo)Member).GetValue(target);

    public void Set(object target, object? value)
    {
        if (Member is PropertyInfo property) property.SetValue(target, value);
        else ((FieldInfo)Member).SetValue(target, value);
    }
}

/// <summary>The columns of records, classes, structs, anonymous types and tuples, in the order in which they are declared.</summary>
internal static class ObjectMembers
{
    static readonly ConcurrentDictionary<Type, IReadOnlyList<ObjectMember>> Known = new();

    /// <summary>The members, or none for types that are not such objects.</summary>
    public static IReadOnlyList<ObjectMember> Of(Type type) => Known.GetOrAdd(type, Find);

    /// <summary>Whether a type is one of the framework's tuples, whose columns are <c>_1</c>, <c>_2</c>, ...</summary>
    public static bool IsTuple(Type type) => typeof(ITuple).IsAssignableFrom(type);

    static IReadOnlyList<ObjectMember> Find(Type type)
    {
        if (type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(object) || type.IsInterface
            || typeof(Delegate).IsAssignableFrom(type)) return [];
        var nullability = new NullabilityInfoContext();
        if (IsTuple(type)) return [.. Items(type).Select((member, i) => Create($"_{i + 1}", member, nullability))];
        IEnumerable<MemberInfo> members = type.GetMembers(BindingFlags.Instance | BindingFlags.Public)
            .Where(member => !member.IsDefined(typeof(NotMappedAttribute)))
            .Where(member => member is FieldInfo || (member is PropertyInfo property && property.CanRead && property.GetIndexParameters().Length == 0))
            .OrderBy(member => Depth(member.DeclaringType!)).ThenBy(member => member.MetadataToken);
        // What is computed from other members is no column: it could not be given back.
        var parameters = type.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter
            => parameter.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        members = members.Where(member => member is FieldInfo or PropertyInfo { CanWrite: true } || parameters.Contains(member.Name));
        return [.. members.Select(member => Create(member.GetCustomAttribute<ColumnAttribute>()?.Name ?? member.Name, member, nullability))];
    }

    static IEnumerable<MemberInfo> Items(Type tuple)
    {
        foreach (var i in Enumerable.Range(1, tuple.GetGenericArguments().Length))
        {
            if (i == 8) throw new FramesException(null, null, "A tuple of more than seven values has no columns of its own: use a record.");
            yield return tuple.GetMember($"Item{i}", BindingFlags.Instance | BindingFlags.Public)[0];
        }
    }

    static ObjectMember Create(string name, MemberInfo member, NullabilityInfoContext nullability)
    {
        var type = member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;
        if (type.IsValueType) return new(name, type, ObjectTypes.IsNullable(type), member);
        var state = member is PropertyInfo annotated ? nullability.Create(annotated).ReadState : nullability.Create((FieldInfo)member).ReadState;
        return new(name, type, state != NullabilityState.NotNull, member);
    }

    static int Depth(Type type) => type.BaseType is { } parent ? Depth(parent) + 1 : 0;
}
