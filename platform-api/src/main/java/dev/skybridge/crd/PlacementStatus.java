package dev.skybridge.crd;

import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one placement.
 *
 * @param name of the placement
 * @param cluster that runs its workloads
 * @param provider its cloud, where it has an account
 * @param stack its CloudStack, where it has resources
 * @param namespace of its workloads
 * @param delivery name of its Argo CD application
 * @param provisioned whether the stack is as asked
 * @param sync Argo CD's sync status: Synced, OutOfSync, Unknown
 * @param health Argo CD's health status: Healthy, Progressing, Degraded, Suspended, Missing,
 *     Unknown
 * @param revision that Argo CD last synced
 * @param reason code of the reason that it is not ready, Ready otherwise
 * @param message for a person
 */
public record PlacementStatus(
    @Required String name,
    String cluster,
    @Nullable String provider,
    @Nullable String stack,
    @Nullable String namespace,
    @Nullable String delivery,
    boolean provisioned,
    @Nullable String sync,
    @Nullable String health,
    @Nullable String revision,
    @Nullable String reason,
    @Nullable String message) {}
