package dev.hearth.api;

/** The text of a {@link PlantSecret}, which another machine of the owner's made. */
public record PlantOrder(String code) {

  @Override
  public String toString() {
    return "PlantOrder[]";
  }
}
