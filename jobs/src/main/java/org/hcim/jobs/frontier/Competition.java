package org.hcim.jobs.frontier;

import java.io.Serializable;
import java.util.ArrayList;

/**
 * The rows that compete with each other.
 *
 * @param group values of the grouping columns as text; null for NULL
 * @param standing the standing of their accuracy
 */
record Competition(ArrayList<String> group, Standing standing) implements Serializable {}
