package dev.skybridge.operator.adapter.pulumi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skybridge.model.StackEngine.StackRequest;
import dev.skybridge.model.StackOutcome;
import dev.skybridge.operator.adapter.pulumi.FaultCell.Act;
import dev.skybridge.operator.adapter.pulumi.FaultGraphs.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Makes things go wrong at random moments of an operation, and knows whether they did. */
final class FaultInjection {
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  /** How long a call to the cloud takes while one of our processes is to be killed. */
  private static final int SLOW_MILLIS = 600;

  private static final int SLOW_CALLS = 4;

  /** Fewer than the calls that are tried in one operation, and more. */
  private static final int FEW = 2;

  private static final int MANY = FaultWorld.ATTEMPTS + 2;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FaultWorld world;
  private final Random random;
  private int crashesBefore;
  private boolean struck;

  FaultInjection(FaultWorld world, Random random) {
    this.world = world;
    this.random = random;
  }

  /** Prepares the faults of a cell. */
  void arm(FaultCell cell) {
    struck = false;
    crashesBefore = world.clouds.crashes();
    for (var fault : cell.faults()) {
      var body =
          JSON.createObjectNode()
              .put("provider", cell.cloud().packageName())
              .put("operation", cell.act().call)
              .put("kind", fault.kind.orElse("latency"))
              .put("skip", random.nextInt(cell.act().spared + 1));
      switch (fault) {
        case THROTTLED, SERVER_ERROR -> body.put("count", random.nextBoolean() ? FEW : MANY);
        case ANSWER_LOST -> body.put("count", 1 + random.nextInt(FEW));
        case TIME_OUT, PROVIDER_CRASH -> body.put("count", 1);
        case QUOTA -> {}
        case ENGINE_KILLED, OPERATOR_KILLED, POSTGRES_RESTARTED ->
            body.put("count", SLOW_CALLS).put("latencyMillis", SLOW_MILLIS);
      }
      world.clouds.fault(body.toString());
    }
  }

  /** The first run of an operation; empty if it did not live to tell how it ended. */
  Optional<StackOutcome> disturbed(
      FaultCell cell, FaultAccount account, StackRequest request, Shape shape) {
    try {
      for (var fault : cell.faults()) {
        switch (fault) {
          case OPERATOR_KILLED -> {
            return killed(cell.act(), account, request.stack().name(), shape);
          }
          case ENGINE_KILLED -> {
            return besides(
                cell.act(),
                request,
                () -> FaultWorld.engines().forEach(ProcessHandle::destroyForcibly));
          }
          case POSTGRES_RESTARTED -> {
            return besides(cell.act(), request, world.postgres::restart);
          }
          case THROTTLED, SERVER_ERROR, TIME_OUT, ANSWER_LOST, QUOTA, PROVIDER_CRASH -> {}
        }
      }
      return Optional.of(operate(world.engine, cell.act(), request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Optional<StackOutcome> besides(Act act, StackRequest request, Blow blow)
      throws IOException, InterruptedException {
    var operation = new FutureTask<StackOutcome>(() -> operate(world.engine, act, request));
    Thread.ofVirtual().start(operation);
    if (awaitMoment(operation::isDone)) {
      blow.strike();
    }
    try {
      return Optional.of(operation.get());
    } catch (ExecutionException e) {
      throw new AssertionError("the engine adapter threw", e.getCause());
    }
  }

  private Optional<StackOutcome> killed(Act act, FaultAccount account, String stack, Shape shape)
      throws IOException, InterruptedException {
    var command =
        world.command(
            verb(act),
            stack,
            account.cloud().name(),
            account.id(),
            account.number(),
            shape.toString());
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    awaitMoment(() -> !process.isAlive());
    process.destroyForcibly().waitFor();
    return Optional.empty();
  }

  /** Waits for a slow call and a random time of it; false if the operation ended before. */
  private boolean awaitMoment(BooleanSupplier ended) {
    Awaitility.await("a call under way")
        .atMost(DEADLINE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .ignoreExceptions() // the simulator may be on its way back from a crash
        .until(() -> ended.getAsBoolean() || slowCalls() > 0);
    Awaitility.await("a random moment")
        .pollDelay(Duration.ofMillis(random.nextInt(SLOW_MILLIS)))
        .until(() -> true);
    if (ended.getAsBoolean()) {
      return false;
    }
    struck = true;
    return true;
  }

  private int slowCalls() {
    int calls = 0;
    for (var fault : world.clouds.get("faults")) {
      if (fault.path("kind").asText().equals("latency")) {
        calls += fault.path("struck").asInt();
      }
    }
    return calls;
  }

  /** A fault that is healed already did strike. */
  void noteStrike() {
    struck = true;
  }

  /** Whether anything went wrong since the faults were armed. */
  boolean struck() {
    world.clouds.awaitUp();
    for (JsonNode fault : world.clouds.get("faults")) {
      struck |= fault.path("struck").asInt() > 0 && !fault.path("kind").asText().equals("latency");
    }
    return struck || world.clouds.crashes() > crashesBefore;
  }

  /** Asks the engine for what an act stands for. */
  static StackOutcome operate(PulumiEngine engine, Act act, StackRequest request) {
    return switch (act) {
      case CREATE, UPDATE, REPLACE -> engine.up(request);
      case REFRESH -> engine.refresh(request);
      case DELETE -> engine.destroy(request);
    };
  }

  private static String verb(Act act) {
    return switch (act) {
      case CREATE, UPDATE, REPLACE -> "up";
      case REFRESH -> "refresh";
      case DELETE -> "destroy";
    };
  }

  /** What is done to a process. */
  @FunctionalInterface
  private interface Blow {
    void strike() throws IOException;
  }
}
