# shellcheck shell=bash
# Sourced: makes sure that the .NET SDK is there.
if ! command -v dotnet >/dev/null; then
  [ -x "$HOME/.dotnet/dotnet" ] && PATH="$HOME/.dotnet:$PATH"
fi
if ! dotnet --version >/dev/null 2>&1; then
  echo "The .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0 (or: https://dot.net/v1/dotnet-install.sh --channel 10.0)" >&2
  exit 1
fi
