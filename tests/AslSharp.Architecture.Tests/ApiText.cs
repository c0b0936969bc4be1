using System.Reflection;
using System.Text;

namespace AslSharp.Architecture.Tests;

/// <summary>The public surface of an assembly as text: one line a type, one a member, sorted.</summary>
internal static class ApiText
{
    private static readonly NullabilityInfoContext Nullability = new();

    internal static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        // The compiler marks blocks of extension members with types of its own, and Orleans' generator has its types in a namespace of their own.
        foreach (var type in assembly.GetExportedTypes().Where(static type => !type.FullName!.Contains('<', StringComparison.Ordinal) && !type.FullName.StartsWith("OrleansCodeGen.", StringComparison.Ordinal)).OrderBy(static type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Describe(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal)) text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Describe(Type type)
    {
        var kind = type.IsInterface ? "interface"
            : type.IsEnum ? "enum"
            : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class" : "class";
        var bases = type.GetInterfaces().Where(static contract => contract.IsPublic).Select(Name).Order(StringComparer.Ordinal).ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum)) bases.Insert(0, Name(parent));
        return $"{kind} {type.Namespace}.{Name(type)}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var field in type.GetFields(Declared).Where(static field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName))
        {
            yield return field.IsLiteral ? $"{field.Name} = {field.GetRawConstantValue() ?? "null"}" : $"{Static(field.IsStatic)}{Typed(Nullability.Create(field))} {field.Name}";
        }

        foreach (var property in type.GetProperties(Declared))
        {
            var getter = property.GetMethod is { } get && IsVisible(get);
            var setter = property.SetMethod is { } set && IsVisible(set);
            if (!getter && !setter) continue;
            var isInit = setter && property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Any(static modifier => modifier.Name == "IsExternalInit");
            var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"this[{Parameters(parameters)}]" : property.Name;
            yield return $"{Static((property.GetMethod ?? property.SetMethod)!.IsStatic)}{Typed(Nullability.Create(property))} {index} {{ {(getter ? "get; " : "")}{(isInit ? "init; " : setter ? "set; " : "")}}}";
        }

        foreach (var constructor in type.GetConstructors(Declared).Where(IsVisible)) yield return $"new({Parameters(constructor.GetParameters())})";
        foreach (var method in type.GetMethods(Declared).Where(static method => IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))))
        {
            if (method.Name.Contains('<', StringComparison.Ordinal)) continue;
            var generics = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
            yield return $"{Static(method.IsStatic)}{Typed(Nullability.Create(method.ReturnParameter))} {method.Name}{generics}({Parameters(method.GetParameters())})";
        }
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily;

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Parameters(IEnumerable<ParameterInfo> parameters)
        => string.Join(", ", parameters.Select(static parameter => $"{(parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "")}{Typed(Nullability.Create(parameter))} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue ?? "default"}" : "")}"));

    private static string Typed(NullabilityInfo info)
        => Name(info.Type) + (info.ReadState == NullabilityState.Nullable && !info.Type.IsValueType ? "?" : "");

    private static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!);
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (type.IsNested && !type.IsGenericParameter) return $"{Name(type.DeclaringType!)}.{type.Name}";
        if (Nullable.GetUnderlyingType(type) is { } value) return Name(value) + "?";
        return type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.Name;
    }
}
