/** The validated design point and the catalog of its parameters. */
package org.hcim.accelerator.design;
