package dev.skybridge.operator.adapter.pulumi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skybridge.runtime.context.CancelledException;
import dev.skybridge.runtime.context.Cause;
import dev.skybridge.runtime.context.Scope;
import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScopedCallsTest {
  private static final byte[] NOTHING = {};

  private final Scope root = Scope.root("test");
  private final Scope operation = root.child("operation");
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private Server server;
  private ManagedChannel channel;

  @BeforeEach
  void serve() {
    server = operation.call(() -> Grpc.serve(List.of(service("Read", "Create")), null, threads));
    channel = Grpc.channel("127.0.0.1:" + server.getPort());
  }

  @AfterEach
  void end() {
    Grpc.close(channel, Duration.ofSeconds(1));
    Grpc.close(server, Duration.ofSeconds(1));
    root.close();
    threads.close();
  }

  /** Notes the scope that it works in, and what ends its waiting. */
  private BindableService service(String... methods) {
    var service = ServerServiceDefinition.builder("pulumirpc.ResourceProvider");
    for (var method : methods) {
      service.addMethod(
          ProviderCalls.descriptor(method),
          ServerCalls.<byte[], byte[]>asyncUnaryCall((_, answer) -> {
            seen.add(Scope.current());
            Scope.current().flatMap(Scope::remaining).ifPresent(seen::add);
            entered.countDown();
            try {
              mayEnd.await();
              seen.add("done");
              answer.onNext(NOTHING);
              answer.onCompleted();
            } catch (InterruptedException e) {
              seen.add("interrupted");
              answer.onError(Status.CANCELLED.asRuntimeException());
            }
          }));
    }
    return service::build;
  }

  private byte[] call(String method, CallOptions options) {
    return ClientCalls.blockingUnaryCall(
        channel, ProviderCalls.descriptor(method), options, NOTHING);
  }

  @Test
  void shouldRunACallInsideOfTheOperationWithTheCallersTime() throws Exception {
    // given
    var scope = root.child("client", Duration.ofSeconds(20));
    mayEnd.countDown();

    // when
    var answer = scope.call(() -> call("Read", CallOptions.DEFAULT));

    // then
    assertThat(answer).isEmpty();
    assertThat(seen.take()).asString().contains("operation/pulumirpc.ResourceProvider/Read");
    assertThat((Duration) seen.take()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(20));
    assertThat(seen.take()).isEqualTo("done");
  }

  @Test
  void shouldEndTheCallOnBothSidesWhenTheClientsScopeEnds() throws Exception {
    // given
    var scope = root.child("client");
    threads.execute(() -> {
      await(entered);
      scope.cancel("kim");
    });

    // when, then
    assertThatThrownBy(() -> scope.call(() -> call("Read", CallOptions.DEFAULT)))
        .isInstanceOfSatisfying(
            CancelledException.class,
            e -> assertThat(e.reason()).isEqualTo(new Cause.CancelledBy("kim")));
    seen.take();
    assertThat(seen.take()).isEqualTo("interrupted");
  }

  @Test
  void shouldMakeNoCallInAScopeThatHasEnded() {
    // given
    var scope = root.child("client");

    // when, then
    assertThatThrownBy(() ->
            scope.call(() -> {
              scope.cancel("kim");
              return call("Read", CallOptions.DEFAULT);
            }))
        .isInstanceOf(CancelledException.class)
        .hasCauseInstanceOf(StatusRuntimeException.class);
    assertThat(seen).isEmpty();
  }

  @Test
  void shouldEndTheCallWhenTheOperationEnds() throws Exception {
    // given
    threads.execute(() -> {
      await(entered);
      operation.cancel("kim");
    });

    // when, then
    assertThatThrownBy(() -> call("Read", CallOptions.DEFAULT))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.CANCELLED));
    seen.take();
    assertThat(seen.take()).isEqualTo("interrupted");
    assertThatThrownBy(() -> call("Read", CallOptions.DEFAULT))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> assertThat(e.getStatus().getDescription()).contains("cancelled by kim"));
  }

  @Test
  void shouldGoOnWithAMutationWhenCallerAndOperationHaveGone() throws Exception {
    // given
    var client = root.child("client");
    var options = CallOptions.DEFAULT.withOption(ScopedClientCalls.DETACHED, true);
    threads.execute(() -> {
      await(entered);
      client.cancel("kim");
      operation.cancel("kim");
      mayEnd.countDown();
    });

    // when: the engine's side is cut by the interrupt of its thread
    assertThatThrownBy(() -> client.call(() -> call("Create", options)))
        .isInstanceOf(CancelledException.class);

    // then
    assertThat(seen.take()).asString().contains("Optional.empty");
    assertThat(seen.take()).isEqualTo("done");
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nothing happened");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
