/**
 * The icon by the clock: what it shows and offers, whatever desktop shows it. Pure; the desktops'
 * own ways stand behind {@link dev.hearth.node.tray.Tray}.
 */
package dev.hearth.node.tray;
