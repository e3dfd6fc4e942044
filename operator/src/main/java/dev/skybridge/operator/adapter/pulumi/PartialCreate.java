package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;
import pulumirpc.Provider.ErrorResourceInitFailed;

/** A create that failed after the object was made: the error's details carry the id. */
final class PartialCreate {
  private PartialCreate() {}

  /** The id of the object that the failed create left. */
  static Optional<String> idIn(StatusRuntimeException error) {
    var status = StatusProto.fromThrowable(error);
    if (status == null) {
      return Optional.empty();
    }
    return status.getDetailsList().stream()
        .filter(detail -> detail.is(ErrorResourceInitFailed.class))
        .map(PartialCreate::id)
        .filter(id -> !id.isEmpty())
        .findFirst();
  }

  private static String id(Any detail) {
    try {
      return detail.unpack(ErrorResourceInitFailed.class).getId();
    } catch (InvalidProtocolBufferException e) {
      return ""; // details that can't be read are no details
    }
  }
}
