/** Content between peers and the store. */
package dev.hearth.node.exchange;
