package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.Empty;
import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc;

/**
 * A cloud in memory that speaks the provider protocol. Any type and any inputs; it makes a second
 * object when it is told to create twice, as clouds do; it does not give passwords back. The
 * function {@code fake:find} lists ids by the tag {@code skybridge.dev/urn-name}.
 */
final class FakeCloud extends ResourceProviderGrpc.ResourceProviderImplBase
    implements AutoCloseable {
  private final Map<String, Made> objects = new ConcurrentHashMap<>();
  private final Deque<Fault> createFaults = new ArrayDeque<>();
  private final List<ConfigureRequest> configurations = new CopyOnWriteArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger updates = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Server server = Grpc.serve(List.of(this), null, threads);
  private final Semaphore atWork = new Semaphore(0);
  private volatile Duration createTime = Duration.ZERO;

  InetSocketAddress address() {
    return new InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), server.getPort());
  }

  /** What stands in the cloud. */
  Map<String, Made> objects() {
    return Map.copyOf(objects);
  }

  /** What stands in the cloud for one stack. */
  Map<String, Made> objects(String stack) {
    return objects.entrySet().stream()
        .filter(entry ->
            stack.equals(
                SearchPlan.ownershipTags(entry.getValue().inputs()).get("skybridge.dev/stack")))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  List<ConfigureRequest> configurations() {
    return List.copyOf(configurations);
  }

  int updates() {
    return updates.get();
  }

  /** What happens to the next creates, in order. */
  synchronized void onCreate(Fault... faults) {
    createFaults.addAll(List.of(faults));
  }

  void createTime(Duration time) {
    createTime = time;
  }

  /** Waits for a create that is at work. */
  void awaitCreate() throws InterruptedException {
    atWork.acquire();
  }

  /** Waits until so many objects stand in the cloud for one stack. */
  void awaitObjects(String stack, int count) {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (objects(stack).size() < count) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the cloud did not make " + count + " objects");
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  /** Makes an object behind everyone's back. */
  void put(String id, String type, Struct inputs) {
    objects.put(id, new Made(type, inputs));
  }

  /** Removes an object behind everyone's back. */
  void remove(String id) {
    objects.remove(id);
  }

  @Override
  public void attach(PluginAttach request, StreamObserver<Empty> answer) {
    reply(answer, Empty.getDefaultInstance());
  }

  @Override
  public void getPluginInfo(Empty request, StreamObserver<PluginInfo> answer) {
    reply(answer, PluginInfo.newBuilder().setVersion("6.83.0").build());
  }

  @Override
  public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> answer) {
    reply(answer, CheckResponse.newBuilder().setInputs(request.getNews()).build());
  }

  @Override
  public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> answer) {
    reply(answer, DiffResponse.getDefaultInstance());
  }

  @Override
  public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> answer) {
    configurations.add(request);
    reply(
        answer,
        ConfigureResponse.newBuilder().setAcceptSecrets(true).setSupportsPreview(true).build());
  }

  @Override
  public void check(CheckRequest request, StreamObserver<CheckResponse> answer) {
    var response = CheckResponse.newBuilder().setInputs(request.getNews());
    if (request.getNews().containsFields("forbidden")) {
      response.addFailuresBuilder().setProperty("forbidden").setReason("is not a property");
    }
    reply(answer, response.build());
  }

  @Override
  public void diff(DiffRequest request, StreamObserver<DiffResponse> answer) {
    var same =
        PropertyCodec.reveal(request.getOldInputs())
            .equals(PropertyCodec.reveal(request.getNews()));
    reply(
        answer,
        DiffResponse.newBuilder()
            .setChanges(
                same ? DiffResponse.DiffChanges.DIFF_NONE : DiffResponse.DiffChanges.DIFF_SOME)
            .build());
  }

  @Override
  public void create(CreateRequest request, StreamObserver<CreateResponse> answer) {
    if (request.getPreview()) {
      reply(answer, CreateResponse.newBuilder().setProperties(request.getProperties()).build());
      return;
    }
    if (createTime.isPositive()) {
      atWork.release();
    }
    LockSupport.parkNanos(createTime.toNanos());
    var fault = nextFault();
    switch (fault) {
      case THROTTLE ->
          answer.onError(
              Status.UNKNOWN
                  .withDescription("api error RequestLimitExceeded: Request limit exceeded.")
                  .asRuntimeException());
      case QUOTA ->
          answer.onError(
              Status.UNKNOWN
                  .withDescription("api error VpcLimitExceeded: The maximum number of VPCs")
                  .asRuntimeException());
      case NONE, ANSWER_LOST -> {
        var type = type(request.getUrn());
        var id =
            type.substring(type.lastIndexOf(':') + 1).toLowerCase(java.util.Locale.ROOT)
                + "-"
                + next.incrementAndGet();
        objects.put(id, new Made(type, request.getProperties()));
        if (fault == Fault.ANSWER_LOST) {
          answer.onError(
              Status.UNAVAILABLE.withDescription("connection reset").asRuntimeException());
        } else {
          reply(
              answer,
              CreateResponse.newBuilder()
                  .setId(id)
                  .setProperties(state(id, request.getProperties()))
                  .build());
        }
      }
    }
  }

  @Override
  public void read(ReadRequest request, StreamObserver<ReadResponse> answer) {
    var made = objects.get(request.getId());
    if (made == null) {
      reply(answer, ReadResponse.getDefaultInstance());
      return;
    }
    var told = PropertyCodec.reveal(made.inputs()).toBuilder().removeFields("password").build();
    reply(
        answer,
        ReadResponse.newBuilder()
            .setId(request.getId())
            .setProperties(state(request.getId(), told))
            .setInputs(told)
            .build());
  }

  @Override
  public void update(UpdateRequest request, StreamObserver<UpdateResponse> answer) {
    updates.incrementAndGet();
    objects.put(request.getId(), new Made(type(request.getUrn()), request.getNews()));
    reply(
        answer,
        UpdateResponse.newBuilder()
            .setProperties(state(request.getId(), request.getNews()))
            .build());
  }

  @Override
  public void delete(DeleteRequest request, StreamObserver<Empty> answer) {
    objects.remove(request.getId());
    reply(answer, Empty.getDefaultInstance());
  }

  @Override
  public void invoke(InvokeRequest request, StreamObserver<InvokeResponse> answer) {
    var wanted = request.getArgs().getFieldsOrThrow("urnName").getStringValue();
    var ids =
        objects.entrySet().stream()
            .filter(entry -> wanted.equals(urnName(entry.getValue())))
            .map(Map.Entry::getKey)
            .sorted()
            .map(PropertyCodec::text)
            .collect(Collectors.toList());
    reply(
        answer,
        InvokeResponse.newBuilder()
            .setReturn(
                Struct.newBuilder()
                    .putFields(
                        "ids",
                        Value.newBuilder()
                            .setListValue(ListValue.newBuilder().addAllValues(ids))
                            .build()))
            .build());
  }

  @Override
  public void cancel(Empty request, StreamObserver<Empty> answer) {
    reply(answer, Empty.getDefaultInstance());
  }

  @Override
  public void close() {
    server.shutdownNow();
    threads.close();
  }

  private synchronized Fault nextFault() {
    var fault = createFaults.poll();
    return fault == null ? Fault.NONE : fault;
  }

  private static Struct state(String id, Struct inputs) {
    return inputs.toBuilder().putFields("arn", PropertyCodec.text("arn:fake:" + id)).build();
  }

  private static String urnName(Made made) {
    return SearchPlan.ownershipTags(made.inputs()).getOrDefault("skybridge.dev/urn-name", "");
  }

  private static String type(String urn) {
    var part = urn.split("::", -1)[2];
    return part.substring(part.lastIndexOf('$') + 1);
  }

  private static <T> void reply(StreamObserver<T> answer, T message) {
    answer.onNext(message);
    answer.onCompleted();
  }

  /** An object in the cloud. */
  record Made(String type, Struct inputs) {}

  /** What happens to a create. */
  enum Fault {
    NONE,
    ANSWER_LOST,
    THROTTLE,
    QUOTA
  }
}
