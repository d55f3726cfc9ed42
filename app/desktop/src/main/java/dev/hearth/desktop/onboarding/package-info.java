/** The first run: three cards, each worth something before anything is asked. */
package dev.hearth.desktop.onboarding;
