/**
 * How fast a device is, shown to peers who ask and asked of peers who claim it. The rules are the
 * verifier's; what one device does for others is bounded by them.
 */
package dev.hearth.node.speed;
