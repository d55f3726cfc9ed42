/**
 * What a node keeps: one folder, one SQLite file, content by its {@code BlobId}. JDBC stays in
 * here; everything else sees records.
 */
package dev.hearth.node.store;
