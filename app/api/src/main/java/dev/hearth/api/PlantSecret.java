package dev.hearth.api;

import dev.hearth.protocol.Wei;

/**
 * For another machine of the owner's: a line of text by which it plants, and whoever reads it can
 * tell what is planted. With it what one plant may cost that machine, in coin, and that in words.
 */
public record PlantSecret(String code, Wei stake, Wei gas, String sentence) {

  @Override
  public String toString() {
    return "PlantSecret[]";
  }
}
