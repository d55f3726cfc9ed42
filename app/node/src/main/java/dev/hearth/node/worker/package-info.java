/**
 * Whoever trains for the node: in this process or in one of its own. Big things are exchanged as
 * files of the data folder, progress as messages.
 */
package dev.hearth.node.worker;
