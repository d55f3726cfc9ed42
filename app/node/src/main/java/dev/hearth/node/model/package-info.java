/**
 * A finished model in a folder: weights and configuration that other tools read, provenance.json,
 * which says who trained what and signed for it, and history, the blobs from which anybody can
 * train any lease of it again.
 */
package dev.hearth.node.model;
