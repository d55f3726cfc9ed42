package dev.hearth.api;

/** A device by its id. */
public record DeviceReference(String device) {}
