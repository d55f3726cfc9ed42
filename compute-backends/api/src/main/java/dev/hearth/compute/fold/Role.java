package dev.hearth.compute.fold;

/** Who owns a tensor: the caller gives IN and OUT, the backend keeps VIRTUAL as it likes. */
public enum Role {
  IN,
  OUT,
  VIRTUAL
}
