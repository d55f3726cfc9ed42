package dev.hearth.api;

/** Which device a worker process drives. */
public record WorkerAttachment(String device, long pid) {}
