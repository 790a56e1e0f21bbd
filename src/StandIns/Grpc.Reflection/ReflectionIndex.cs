using Google.Protobuf.Reflection;

namespace Grpc.Reflection;

/// <summary>Finds the files of a set of services by file name and by the symbols that they declare.</summary>
internal sealed class ReflectionIndex
{
    private readonly Dictionary<string, FileDescriptor> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileDescriptor> _symbols = new(StringComparer.Ordinal);

    internal ReflectionIndex(IEnumerable<ServiceDescriptor> services)
    {
        Services = [.. services.DistinctBy(service => service.FullName).OrderBy(service => service.FullName, StringComparer.Ordinal)];
        foreach (var service in Services)
        {
            AddFile(service.File);
        }
    }

    internal IReadOnlyList<ServiceDescriptor> Services { get; }

    internal FileDescriptor? FileByName(string name) => _files.GetValueOrDefault(name);

    internal FileDescriptor? FileWithSymbol(string symbol) => _symbols.GetValueOrDefault(symbol);

    /// <summary>The file and everything that it imports, each once, what is imported before what imports it.</summary>
    internal static IReadOnlyCollection<FileDescriptor> WithImports(FileDescriptor file)
    {
        var collected = new OrderedDictionary<string, FileDescriptor>(StringComparer.Ordinal);
        Collect(file);
        return collected.Values;

        void Collect(FileDescriptor next)
        {
            foreach (var import in next.Dependencies.Where(import => !collected.ContainsKey(import.Name)))
            {
                Collect(import);
            }
            collected.TryAdd(next.Name, next);
        }
    }

    private void AddFile(FileDescriptor file)
    {
        if (!_files.TryAdd(file.Name, file))
        {
            return;
        }
        foreach (var service in file.Services)
        {
            _symbols.TryAdd(service.FullName, file);
            foreach (var method in service.Methods)
            {
                _symbols.TryAdd(method.FullName, file);
            }
        }
        AddTypes(file.MessageTypes, file.EnumTypes, file);
        foreach (var import in file.Dependencies)
        {
            AddFile(import);
        }
    }

    private void AddTypes(IEnumerable<MessageDescriptor> messages, IEnumerable<EnumDescriptor> enums, FileDescriptor file)
    {
        foreach (var type in enums)
        {
            _symbols.TryAdd(type.FullName, file);
        }
        foreach (var message in messages)
        {
            _symbols.TryAdd(message.FullName, file);
            foreach (var field in message.Fields.InDeclarationOrder())
            {
                _symbols.TryAdd(field.FullName, file);
            }
            AddTypes(message.NestedTypes, message.EnumTypes, file);
        }
    }
}
