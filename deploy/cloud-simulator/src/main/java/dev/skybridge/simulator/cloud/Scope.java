package dev.skybridge.simulator.cloud;

import dev.skybridge.simulator.state.CloudObject;
import dev.skybridge.simulator.state.ObjectKey;
import dev.skybridge.simulator.state.StateStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a rule may look at: the account and region of the call and what stands there.
 *
 * @param now time of the call
 */
public record Scope(String provider, String account, String region, StateStore store, Instant now) {

  /** Region of objects that belong to an account as a whole, such as IAM roles. */
  public static final String ACCOUNT_WIDE = "global";

  /** Key of an object here. */
  public ObjectKey key(TypeRules type, String id) {
    return new ObjectKey(
        provider, account, type.accountWide() ? ACCOUNT_WIDE : region, type.token(), id);
  }

  /** An object of this account, in this region or account-wide. */
  public Optional<CloudObject> find(String type, String id) {
    return store
        .find(new ObjectKey(provider, account, region, type, id))
        .or(() -> store.find(new ObjectKey(provider, account, ACCOUNT_WIDE, type, id)));
  }

  /** Objects of a type of this account, in this region or account-wide, oldest first. */
  public List<CloudObject> all(String type) {
    return store.list(object -> object.type().equals(type) && isHere(object.key()));
  }

  /** Every object of this account here, oldest first. */
  public List<CloudObject> all() {
    return store.list(object -> isHere(object.key()));
  }

  /** Objects of a type of this account in all regions, oldest first. */
  public List<CloudObject> inAllRegions(String type) {
    return store.list(object ->
        object.type().equals(type)
            && object.key().provider().equals(provider)
            && object.key().account().equals(account));
  }

  /** Objects of a type of all accounts and regions of this provider, oldest first. */
  public List<CloudObject> everywhere(String type) {
    return store.list(
        object -> object.type().equals(type) && object.key().provider().equals(provider));
  }

  private boolean isHere(ObjectKey key) {
    return key.provider().equals(provider)
        && key.account().equals(account)
        && (key.region().equals(region) || key.region().equals(ACCOUNT_WIDE));
  }
}
