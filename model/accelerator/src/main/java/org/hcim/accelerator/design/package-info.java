/** What an architect chooses: the validated design point and the catalogue of its parameters. */
package org.hcim.accelerator.design;
