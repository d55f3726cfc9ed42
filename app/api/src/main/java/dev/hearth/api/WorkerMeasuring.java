package dev.hearth.api;

/** How far a device's benchmark is, from 0 to 1. */
public record WorkerMeasuring(String device, double progress) {}
