namespace AnTq.NativeServers;

/// <summary>A server program is not installed; the message names the Debian package and the command to install it.</summary>
internal sealed class MissingServerException(string program, string package)
    : Exception($"{program} was not found: Debian package {package} is missing; install it with: apt-get install {package}");
