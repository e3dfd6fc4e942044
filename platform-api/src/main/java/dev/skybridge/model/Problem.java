package dev.skybridge.model;

/**
 * Something that keeps an object from being ready.
 *
 * @param reason its class, with the cure
 * @param message what exactly, for a person; free of secrets
 */
public record Problem(Reason reason, String message) {}
