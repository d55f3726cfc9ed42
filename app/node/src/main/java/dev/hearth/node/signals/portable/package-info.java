/** What Java itself tells of any machine. */
package dev.hearth.node.signals.portable;
