/**
 * The idle engine: reads the machine's signals, decides by the owner's rules, and tells each device
 * what it may do, a moment after anything changed.
 */
package dev.hearth.node.idle;
