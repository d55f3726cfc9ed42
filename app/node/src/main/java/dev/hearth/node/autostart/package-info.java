/** Starting with the owner's session, in each system's own way. */
package dev.hearth.node.autostart;
