package dev.hearth.api;

import java.util.List;

/** Lines of logs, the oldest first. */
public record LogText(List<String> lines) {}
