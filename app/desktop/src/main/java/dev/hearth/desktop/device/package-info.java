/** The Devices screen: a card for each device of this machine. */
package dev.hearth.desktop.device;
