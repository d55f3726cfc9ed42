package dev.hearth.compute;

/**
 * What there is to know of a device before it is opened.
 *
 * @param id what {@link Backend#open} takes, unique among all backends
 * @param name for people
 * @param memoryBytes what a job may use
 */
public record DeviceInfo(String id, String name, String backend, long memoryBytes) {}
