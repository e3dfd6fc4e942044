package dev.skybridge.operator.adapter.pulumi;

import dev.skybridge.operator.stack.CloudCatalog;
import dev.skybridge.operator.stack.CloudCatalog.Lookup;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;

/**
 * Makes an object go before the one that replaces it where both would have the same id: the vendor
 * refuses two of one name, and the stack would fail for ever. Providers say so themselves for most
 * types, but not for those whose id is put together of a parent's id and a name.
 */
final class ReplacementOrder {
  private final CloudCatalog catalog;
  private final ProviderCalls upstream;

  ReplacementOrder(CloudCatalog catalog, ProviderCalls upstream) {
    this.catalog = catalog;
    this.upstream = upstream;
  }

  /** Answers one {@code Diff} of the engine. */
  byte[] diff(byte[] bytes) {
    var answer = upstream.call("Diff", bytes);
    var response = ProviderCalls.parse(DiffResponse.parser(), answer);
    if (response.getReplacesCount() == 0 || response.getDeleteBeforeReplace()) {
      return answer;
    }
    var request = ProviderCalls.parse(DiffRequest.parser(), bytes);
    return sameId(request)
        ? response.toBuilder().setDeleteBeforeReplace(true).build().toByteArray()
        : answer;
  }

  private boolean sameId(DiffRequest request) {
    var type = EngineStack.typeIn(request.getUrn());
    return catalog
        .lookup(type, PropertyCodec.decode(request.getNews()))
        .filter(lookup -> lookup.equals(new Lookup.ById(request.getId())))
        .isPresent();
  }
}
