package dev.hearth.node.submit;

import dev.hearth.protocol.Wei;

/** What a training lease and an audit pay. */
public record Prices(Wei lease, Wei audit) {}
