package dev.skybridge.crd;

/**
 * What became of an object that a person asked to delete.
 *
 * @param object kind and id, as the request named it
 * @param result Deleted, Gone, Left or Failed
 * @param message why, or what is left of its data; for a person
 */
public record CleanedObject(String object, CleanResult result, String message) {}
