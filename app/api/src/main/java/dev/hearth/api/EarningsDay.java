package dev.hearth.api;

import dev.hearth.protocol.Wei;

/** What a device earned on a day (its date as 2026-11-26, on the owner's clock). */
public record EarningsDay(String date, String device, Wei amount) {}
