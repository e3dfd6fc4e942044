# shellcheck shell=bash
# ./skybridge test, verify and bench. Sourced by ./skybridge, which gives root, state, toolchain, say, fail and the build.

# count PATTERN...: sums the test counts of JUnit XML reports as "tests failed skipped".
count_reports() {
  local files=() file
  for file in "$@"; do [ -f "$file" ] && files+=("$file"); done
  if [ ${#files[@]} -eq 0 ]; then
    echo "0 0 0"
    return
  fi
  # The attributes of <testsuite>, in whatever order and on however many lines they come.
  tr '\n' ' ' <<<"$(cat "${files[@]}")" | grep -o '<testsuite [^>]*>' | awk '
    function number(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : 0 }
    { tests += number("tests"); failed += number("failures") + number("errors"); skipped += number("skipped") }
    END { printf "%d %d %d\n", tests, failed, skipped }'
}

summary_passed=0
summary_failed=0

# summary_line NAME REPORT...: one line of the summary; adds to the totals.
summary_line() {
  local name="$1" tests failed skipped
  shift
  read -r tests failed skipped < <(count_reports "$@")
  [ "$tests" -eq 0 ] && return
  summary_passed=$((summary_passed + tests - failed - skipped))
  summary_failed=$((summary_failed + failed))
  printf '%-34s %5d passed %4d failed %4d skipped\n' "$name" "$((tests - failed - skipped))" "$failed" "$skipped"
}

print_summary() {
  local module
  summary_passed=0
  summary_failed=0
  say ""
  for module in platform-api cost-engine compliance-engine deploy/cloud-simulator deploy/local-world deploy/benchmarks operator; do
    summary_line "$module" "$module"/target/surefire-reports/TEST-*.xml
  done
  summary_line "ui" ui/target/vitest.xml
  for module in deploy/local-world deploy/acceptance; do
    summary_line "$module, end to end" "$module"/target/failsafe-reports/TEST-*.xml
  done
  summary_line "ui, in Chromium" ui/target/e2e.xml
  say "$summary_passed passed, $summary_failed failed"
}

# gate NAME COMMAND...: runs one gate; the first that breaks ends the run, with the summary so far.
gate() {
  local name="$1" log begin=$SECONDS
  log="$state/logs/test-$(printf '%s' "$name" | tr ' /' '--').log"
  shift
  printf '%-34s ' "$name"
  if "$@" >"$log" 2>&1; then
    printf 'ok %5d s\n' "$((SECONDS - begin))"
    return
  fi
  printf 'BROKEN after %d s, see %s\n' "$((SECONDS - begin))" "${log#"$root"/}"
  tail -n 60 "$log"
  print_summary
  [ "$summary_failed" -gt 0 ] || say "the gate '$name' broke without a failed test"
  exit 1
}

old_reports_away() {
  rm -rf -- */target/surefire-reports deploy/*/target/surefire-reports deploy/*/target/failsafe-reports \
    ui/target/vitest.xml ui/target/e2e.xml
}

ui_gate() {
  (cd ui && { [ -d node_modules ] || npm ci --no-audit --no-fund; } && npm run lint &&
    npx vitest run --reporter=default --reporter=junit --outputFile.junit=target/vitest.xml)
}

unit_gate() {
  local without=()
  if grep -q '<module>deploy/acceptance</module>' pom.xml; then without=(-pl '!deploy/acceptance'); fi
  # The console's tests have a gate of their own, which counts them.
  ./mvnw -B -ntp -DskipITs -Dui.tests.skip=true "${without[@]}" "$@" verify
}

# The benchmarks of the execution core have a module of their own, which the ordinary build leaves out.
benchmarks_home=deploy/benchmarks

peers_gate() {
  (cd "$benchmarks_home/go" && "$go" vet ./... && "$go" test ./...)
}

# With jcstress, about a minute.
stress_gate() {
  (runtime_benchmark stress --quick)
}

with_stress=false

# Tests of the operator that need the toolchain, which was not built yet when its module was verified.
engine_tests="PulumiEngineTest,EngineFailureTest,EnginePlanTest,ProgramIsolationTest,AwsMotoTest,AlicloudControlTest,TencentControlTest,FaultMatrixTest"

# The modules were verified before; here only the tests run that need the toolchain.
acceptance_gate() {
  SKYBRIDGE_REQUIRE_WORLD=true SKYBRIDGE_TOOLCHAIN="$toolchain/bin" SKYBRIDGE_PULUMI="$toolchain/bin/pulumi" \
    SKYBRIDGE_SIMULATOR="$(find "$root/deploy/cloud-simulator/target" -maxdepth 1 -name 'cloud-simulator-*.jar' | head -n 1)" \
    ./mvnw -B -ntp -pl deploy/acceptance -am -Dtest="$engine_tests" -Dsurefire.failIfNoSpecifiedTests=false \
    -Dspotless.check.skip -Dui.tests.skip=true "$@" verify
}

# Programs that only tests need: an AWS that others wrote, in a Python environment of its own.
build_test_tools() {
  local list=deploy/toolchain/python/requirements.txt home="$toolchain/python" stamp="$toolchain/python.stamp" want
  want="$(cat "$list" <(python3 --version) | digest)"
  if ! [ -f "$stamp" ] || [ "$(cat "$stamp")" != "$want" ] || ! [ -x "$home/bin/moto_server" ]; then
    echo "installing $list"
    rm -rf "$home"
    python3 -m venv "$home"
    "$home/bin/pip" install --quiet --no-input --disable-pip-version-check -r "$list"
    echo "$want" >"$stamp"
  fi
  mkdir -p "$toolchain/bin"
  ln -sfn ../python/bin/moto_server "$toolchain/bin/moto_server"
}

build_toolchain_for_tests() {
  build_toolchain
  build_test_tools
}

prepare_tests() {
  find_jdk
  find_go
  find_node
  need git git
  need redis-server redis-server
  need_edge
  need_chromium
  need_postgresql
  need python3 python3
  need python3-venv python3-venv python3 -c "import ensurepip, venv"
  mkdir -p "$state/logs"
  old_reports_away
}

run_suites() {
  prepare_tests
  say "Toolchain builds beside the first gates"
  start_job toolchain "$state/logs/build-toolchain.log" build_toolchain_for_tests
  local tools=$last_job
  # shellcheck disable=SC2064
  trap "kill $tools 2>/dev/null || true" EXIT
  gate "build, unit and contract tests" unit_gate "$@"
  gate "console tests" ui_gate
  gate "Go peers of the benchmarks" peers_gate
  wait_for toolchain "$tools" "$state/logs/build-toolchain.log"
  trap - EXIT
  if [ "$with_stress" = true ]; then
    gate "stress of the lock-free parts" stress_gate
  fi
  if grep -q '<module>deploy/acceptance</module>' pom.xml; then
    gate "end-to-end tests" acceptance_gate "$@"
  fi
  print_summary
  say "Total: $((SECONDS - started)) s"
  [ "$summary_failed" -eq 0 ]
}

command_test() {
  wants_help "$@" && { say "./skybridge test: unit, contract, console and end-to-end tests. Reports are in target/ of each module."; return; }
  run_suites "$@"
}

command_verify() {
  if wants_help "$@"; then
    say "./skybridge verify: as test, with the full matrices."
    say "./skybridge verify faults: the fault matrix only, with its counts by cloud."
    return
  fi
  if [ "${1:-}" = faults ]; then
    shift
    verify_faults "$@"
    return
  fi
  with_stress=true
  engine_tests="$engine_tests,EngineRecoveryTest,EngineKillLoopTest,ExistingResourcesTest,UserProgramTest,EngineOwnersTest"
  run_suites -Dskybridge.kill.rounds=10 -Dskybridge.crash.rounds=10 -Dskybridge.full=true "$@"
}

# Every cell of the fault matrix (docs/faults.md): by the engine alone, and by the whole operator.
verify_faults() {
  prepare_tests
  start_job toolchain "$state/logs/build-toolchain.log" build_toolchain
  wait_for toolchain "$last_job" "$state/logs/build-toolchain.log"
  gate "build" build_project
  engine_tests=FaultMatrixTest
  # In a shell of its own, so that the figures are shown for a broken matrix, too.
  local code=0
  (gate "fault matrix" acceptance_gate -Dskybridge.full=true -Dit.test=FaultMatrixAcceptanceTest \
    -Dfailsafe.failIfNoSpecifiedTests=false "$@") || code=$?
  grep -h '^\(\[acceptance\] \)\?faults: ' "$state/logs/test-fault-matrix.log" | sed 's/^\[acceptance\] //' || code=1
  say "Total: $((SECONDS - started)) s"
  return "$code"
}

build_benchmarks() {
  ./mvnw -B -q -ntp -DskipTests -Dspotless.check.skip -pl "$benchmarks_home" -am package
  (cd "$benchmarks_home/go" && "$go" build -trimpath -buildvcs=false -o ../target/peers .)
}

benchmarks_jar() {
  find "$benchmarks_home/target" -maxdepth 1 -name 'benchmarks-*.jar' 2>/dev/null | head -n 1
}

# runtime_benchmark ARGUMENTS: builds what changed and runs it in the foreground.
runtime_benchmark() {
  find_jdk
  find_go
  if ! wants_help "$@" || [ -z "$(benchmarks_jar)" ]; then build_benchmarks >&2; fi
  exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$(benchmarks_jar):$benchmarks_home/target/lib/*" dev.skybridge.benchmarks.BenchmarksCommand "$@"
}

command_bench() {
  case "${1:-}" in
    "") fail "which benchmark? ./skybridge bench --help lists them." ;;
    --help | -h)
      cat <<'TEXT'
./skybridge bench NAME [OPTIONS]; each NAME tells its options by --help.

  fanout      fan-outs of 3, 30 and 300 branches beside each other, and Go's
  limiter     rate limiters beside each other, and Go's: closed loop and open loop
  outage      applications on other clouds while one is lost, beside the same with all clouds
  passes      the operator's passes over stacks whose graph has not changed
  pool        worker pools beside each other, and Go's: throughput and hand-over
  reconcile   the operator beside a bare client that writes the same objects
  stacks      the engine adapter beside the bare engine: create, no-op, refresh, destroy of many stacks
  stress      no benchmark: looks for interleavings that the lock-free parts do not survive
TEXT
      ;;
    stress) runtime_benchmark "$@" ;;
    stacks)
      shift
      stacks_benchmark "$@"
      ;;
    limiter | pool | fanout) runtime_benchmark "$@" --go="$root/$benchmarks_home/target/peers" --go-version="$(go_version)" ;;
    *)
      build
      world bench "$@"
      ;;
  esac
}

# stacks_benchmark [--stacks N] [--latency MILLIS]: runs beside the tests of the operator, whose world it uses.
stacks_benchmark() {
  local stacks=100 latency=0 report
  while [ $# -gt 0 ]; do
    case "$1" in
      --stacks) stacks="${2:-}"; shift 2 ;;
      --latency) latency="${2:-}"; shift 2 ;;
      --help | -h)
        say "./skybridge bench stacks [--stacks N] [--latency MILLIS]: N stacks (100) over three accounts, through the operator's
engine adapter and the bare engine; each call of a cloud takes MILLIS (0) longer. The report goes to docs/benchmarks/."
        return
        ;;
      *) fail "unknown option '$1'. ./skybridge bench stacks --help lists them." ;;
    esac
  done
  [[ "$stacks" =~ ^[1-9][0-9]{0,3}$ && "$latency" =~ ^[0-9]{1,5}$ ]] || fail "--stacks and --latency take numbers"
  build
  report="$root/docs/benchmarks/stacks-latency-$latency-$(date -u +%Y-%m-%d).md"
  SKYBRIDGE_PULUMI="$toolchain/bin/pulumi" \
    SKYBRIDGE_SIMULATOR="$(find "$root/deploy/cloud-simulator/target" -maxdepth 1 -name 'cloud-simulator-*.jar' | head -n 1)" \
    ./mvnw -B -q -ntp -pl operator -am -Dskip.ui -Dspotless.check.skip -Dtest=StacksBenchmark \
    -Dsurefire.failIfNoSpecifiedTests=false -Dskybridge.bench.stacks="$stacks" -Dskybridge.bench.latency="$latency" -Dskybridge.bench.report="$report" test
  say "Report: ${report#"$root"/}"
}

go_version() {
  find_go
  "$go" env GOVERSION | sed 's/^go//'
}
