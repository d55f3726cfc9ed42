package dev.hearth.api;

/** The last so many days, today included. */
public record DaysRequest(int days) {}
