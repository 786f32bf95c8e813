/**
 * The step that hands staged items on to the farm, tenant by tenant ({@code DeficitRoundRobin}),
 * and no more at a time than the farm has room for.
 */
package dev.lector.ledger.dispatch;
