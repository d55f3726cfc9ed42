package dev.hearth.api;

/**
 * The local API that an agent speaks. New methods and fields do not change the number; a change
 * that older callers would misunderstand does.
 */
public record ApiVersion(int version) {
  public static final ApiVersion CURRENT = new ApiVersion(1);
}
