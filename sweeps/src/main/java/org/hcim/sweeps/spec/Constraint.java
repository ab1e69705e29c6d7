package org.hcim.sweeps.spec;

import java.io.Serializable;
import org.hcim.sweeps.yaml.Position;

/**
 * A rule that a design must satisfy to be evaluated: it rejects a design if it is false, but not if
 * it is NULL.
 *
 * @param name the name, unique in the spec
 * @param rule a boolean SQL expression over column names
 * @param because the reason; may be empty
 * @param at the position of the rule, for messages
 */
public record Constraint(String name, String rule, String because, Position at)
    implements Serializable {}
