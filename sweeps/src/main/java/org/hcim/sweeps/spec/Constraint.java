package org.hcim.sweeps.spec;

import java.io.Serializable;
import org.hcim.sweeps.yaml.Position;

/**
 * A rule that a design must not break to be evaluated: it rejects where it is false, not where
 * NULL.
 *
 * @param name unique in its spec
 * @param rule a boolean SQL expression over column names
 * @param because the reason; may be empty
 * @param at the place of the rule, for messages
 */
public record Constraint(String name, String rule, String because, Position at)
    implements Serializable {}
