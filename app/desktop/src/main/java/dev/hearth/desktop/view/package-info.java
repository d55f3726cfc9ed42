/** Small pieces that several screens are made of: money, cards, charts, words for durations. */
package dev.hearth.desktop.view;
