package dev.hearth.api;

import dev.hearth.protocol.dispute.Move;

/** What to do there; null when everything listed is what a replay gives too. */
public record WorkerMove(Move move) {}
