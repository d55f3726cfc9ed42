/** The devices of this machine, whatever backend drives them. */
package dev.hearth.node.device;
