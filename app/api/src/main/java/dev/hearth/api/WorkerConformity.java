package dev.hearth.api;

/** Whether a device keeps the bits; the reason is empty when it does. */
public record WorkerConformity(boolean conforms, String reason) {}
