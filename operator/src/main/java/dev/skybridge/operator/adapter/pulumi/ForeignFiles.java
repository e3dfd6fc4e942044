package dev.skybridge.operator.adapter.pulumi;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.Optional;
import java.util.Set;

/**
 * Finds inputs by which a user's program would make the engine or a vendor's provider read a file,
 * or an address, in the platform's name: both run as the platform's own user. Pure.
 *
 * <p>The engine's own are assets and archives ({@code sdk/go/common/resource/asset} of the engine).
 * Some providers read plain paths; they are known by the property's name: the uploads to a bucket
 * of Alibaba Cloud and Tencent Cloud ({@code source}) and the code of functions ({@code filename},
 * {@code zipFile}).
 */
final class ForeignFiles {
  private static final Set<String> ASSETS =
      Set.of("c44067f5952c0a294b673a41bacd8c17", "0def7320c3a5731c473e5ecbe6d01bc7");

  private static final Set<String> PATHS = Set.of("source", "filename", "zipFile");

  private ForeignFiles() {}

  /** The first such input; empty where there is none. */
  static Optional<String> in(String type, Struct inputs) {
    var name = type.substring(type.lastIndexOf(':') + 1);
    var mayRead = name.contains("Object") || name.contains("Function") || name.contains("Layer");
    return inputs.getFieldsMap().entrySet().stream()
        .filter(entry ->
            (mayRead && PATHS.contains(entry.getKey()) && entry.getValue().hasStringValue())
                || holdsFile(entry.getValue()))
        .map(java.util.Map.Entry::getKey)
        .sorted()
        .findFirst();
  }

  private static boolean holdsFile(Value value) {
    if (value.hasListValue()) {
      return value.getListValue().getValuesList().stream().anyMatch(ForeignFiles::holdsFile);
    }
    if (!value.hasStructValue()) {
      return false;
    }
    var fields = value.getStructValue().getFieldsMap();
    var signature = fields.getOrDefault(PropertyCodec.SIGNATURE, Value.getDefaultInstance());
    return (ASSETS.contains(signature.getStringValue())
            && (says(fields.get("path")) || says(fields.get("uri"))))
        || fields.values().stream().anyMatch(ForeignFiles::holdsFile);
  }

  private static boolean says(@org.jspecify.annotations.Nullable Value value) {
    return value != null && !value.getStringValue().isEmpty();
  }
}
