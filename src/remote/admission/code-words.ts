/** The words join codes are made of: short, easy to say and to spell, no two a slip of one letter apart. */

/** 1400 words: four of them drawn by lot are 41.8 bits. */
export const words: readonly string[] = `
abacus academy acorn acrobat admiral adobe advice aerial afford again agate agenda agile alarm album alcove
alder alike almanac almond alpaca alpine always amaze amber amount amulet analog anchor anemone angle anthem
antler anvil apple apricot apron arcade archer arena argue armor arrive article artist aspen athlete atlas atom
attic auburn audio august author autumn avenue avocado awake award axle azure badger bagel baker ballad ballet
balloon bamboo banana banjo banner barista barley baron barrel basil basket bathtub bazaar beach beacon beagle
beaver become bed bedroom beetle begin bell belong beneath beret berry better beyond bicycle binder bingo birch
bird bishop bison blanket blaze blend blimp blink blue blush board boat bobbin bobcat bonfire bonnet bonsai
bonus border bottle bounce bouquet bowl box braid branch brass brave bread breath breeze brick bridge brief
bright bronze brook brother brown bubble bucket buckle budget buffet bugle build bulb bulldog bumper bundle
bunny bureau burger burlap burrow bus bustle button cabbage cabin cable cactus cadet cake calico calm camel
camera camp canary candle canoe canvas canyon captive caravan carbon cargo carpet carrot cart carve cascade
cashew castle casual cedar celery cello cement centaur center ceramic chain chalet chalk chance channel chapel
charm cheddar cheese chemist cherry chess chief chime chimney chip chisel choir chorus cider cinema circle
circus citrus city civic clam classic clerk clever cliff climb clinic clipper cloak closet cloud cluster coach
coast cobalt cobra coconut cocoon coffee coin collar colony color column comb comedy comet comfort comma common
compose condor conduct contest convoy cookie copper coral corner cosmic costume cotton cougar counter couple
courage cousin cover cowboy coyote crab cradle craft crane crater crayon cream creator credit creek crimson
crisp crocus crop cruise crumb crystal cube cuckoo cup curator current curry custard cycle cymbal cypress dagger
daily damsel dance dapper daring dawn dazzle debate decade declare decoy deer degree delta deluxe denim dentist
depot deputy design desk detour dial dialog diamond diary diesel digit dime dimple dinner diploma disco dish
dock doctor domain domino donkey donut doodle door dove dozen dragon drama drapery drawer dress drift drill
driver drum dryer duchess duet dugout dune dwarf dynamo dynasty eager early earth eastern easy echo eclair
edition editor eel effort egg eight elbow elegant eleven elk embassy emblem empire emu enamel enchant energy
engine engrave enjoy enough equal equator errand escape escort essay estate ether event exact exhibit exit
expert express extra fabric factor fairy falafel falcon family famous fancy farm fathom faucet feast feather
fellow fence fender fennel fern ferret fiber fiction fiddle fidget field fiesta fifth fig figure film filter
finale finch finger finish fire firefly flag flame flask flavor fleece flint float flock flood florist flour
flower fluent fluffy flute foam focus folder folk forest forge formal formula forty fossil freedom fresh friday
friend fritter frog frost frozen fruit fudge fur futon future gadget galaxy gallant gallon garage garden garlic
garnet gather gazebo gazelle gecko gem general genius gentle geode gerbil geyser ghost giant gift giggle giraffe
glad glass glen glide glitter globe glory glow gnome goblet gold goose gopher gorilla gospel gossip gourd grace
grain granite graph gravel gravy green griddle grocer groove grotto ground group growth guava guest guitar gull
gumbo gumdrop guppy gypsum habit haiku hair half hallway hammer hand handbag hangar happy harbor harness harp
hat hatch haven hawk hazel health heart hedge helium helmet helper hemlock herb hermit heron hiccup hidden high
hiker hill hinge hippo history hive hobby hockey hollow holly home honest honey hood horizon hornet horse hostel
hubcap hug human hummus humor hundred hurdle husky hyena hymn icicle icon idea igloo iguana image immense impala
improve income indigo infant inherit inlet inn insect inside insight instant intern invent invite iris island
ivory ivy jacket jackpot jade jaguar jam jaunty javelin jazz jeans jelly jersey jester jet jewel jigsaw jingle
job jogger joke journey juggle juice july jump junior juniper just karate karma kayak kebab kelp kernel kettle
key kidney kiln kimono kind kiosk kite kitten kiwi knee knife knight knit knob knock koala kumquat label lace
ladder ladle lady lagoon lamb laptop larch lark laser lasso latin laugh laundry laurel lava lawyer leader leaf
league lecture ledger legend lemon lemur lens lentil lesson lettuce level library lichen lilac lily limit linen
lion liquid listen little lizard llama lobster local locket lodge logic long lotion lotus lounge lucky lullaby
lunch lupine lure lyric macaw madam magenta magic magma magnet magpie maiden mail major mango mantle manual
maple marble margin marina market marmot maroon marsh marvel mascot mask mason master math matrix mauve maximum
meadow medal medley meerkat melody melon member memory mention menu merit message meteor method metro midway
milk mimosa mineral minnow mint minute mirror mission mixer mocha model modern mole moment monday month moon
morning mosaic moss motor mouse movie mud muffin mural muscle museum music muslin mutual muzzle mystery napkin
narrow narwhal native nature navy nebula neck nectar needle neon nephew nest never nibble nickel niece nine
ninja noble nobody noise nomad north notice nougat novel nozzle nugget number nurse nursery nutmeg nylon oak
oasis object oboe observe ocean ocelot octagon odyssey offer office often olive omega omelet onion onward onyx
opal open opera opinion optic orange orbit orchid oregano organ origin oriole osprey ostrich otter outfit
outline owner oxford oxygen oyster ozone package paddle page pagoda paint pajama palace palette panda panel
panther pantry papaya paper parade parasol parcel pardon parent parlor partner party pasta pastel pasture
patient patio patrol peacock peanut pear pebble pecan pencil penguin penny people pepper perch perfect period
person petal pewter phantom phone photo phrase physics piano pickle picnic picture pigeon piglet pillow pilot
pink pioneer pipe pirate piston pixel pizza placid planet plaster plate plaza plenty plum plywood podium poem
police polka pollen polo poncho pond pool poplar poppy portal postage potato pottery powder praise premium
pretzel prince prism prize produce profit proof proper protein proud publish pulley pulp pumice pumpkin puppet
purple python quail quantum quarry quartz queen quick quiet quill quince quiver quiz quota rabbit raccoon radar
radio radish railway raisin ramble ranger rapid rascal ravine razor ready reason recipe record recycle reef
reflect refuge regal regatta region relay relish remark remedy renown repair rescue reserve resin restore result
return reward rhubarb rhyme rhythm ribbon rice ring ripple road robin robot rodeo roller rope rotate route
rowboat rowing royal ruby rudder ruler rumba runner runway rustic rye safari sailor salad salmon salsa salt
salute sample sandal sandbox sardine saturn saucer sauna savanna savor scale scallop scarf scene scholar school
scout screen script scroll seagull seal search seaweed second secret seed select senior sequel serene serious
sermon sesame seven shadow shape shark shawl sheep shelf sheriff shield shift shine shore shovel shower shrimp
shrub shuttle sierra signal silence silver siren sister sitar sixty sketch ski skirt skunk skylark sleeve slice
slogan slope sloth smile smoke smooth snack snail snow soap soccer social society soda soft solar solid sonata
sorbet south soybean space spatula speech sphere spider spinach spiral spirit splash sponge spoon sport spring
sprout spruce square squash squid squirt stable stadium staff stage stamp station statue steak steel stem
stencil steps stereo stick stone stool storm straw stream street stripe strong studio sturdy subway sugar sultan
summer summit sunday sundial sunset super surf swallow swan sweet swing sword symbol synonym syrup system tablet
taco tactic talent tandem target tartan tassel taste tavern taxi teapot teddy temper temple tempo tennis tent
termite terrier theater theory thicket thirty thistle thorn thread three throne thumb tiara tiger timber tinsel
tiny titan toddler toga tomato tonic topaz torch tornado toucan toward tower town tractor trade trail tram
transit treat treble tribute trinket trio tripod trolley trophy tropic trout truck trust trustee tuba tulip
tundra tunnel turban turbo turkey turnip turtle tutor tuxedo twelve twenty twig twinkle twirl type typical uncle
uniform unique upbeat uphold upper uptown upward urchin usher utensil utopia vacuum valley valor value vampire
variety vase vault vehicle velvet vendor veranda verse vessel viaduct victory video vinegar viola violet violin
virtue visit visor vista vivid voice volcano volume vowel voyage waffle wagon waiter walking wall walnut walrus
waltz warbler wasabi wash wave wax weasel weekday welcome whale wheat wheel whimsy white wicker window winter
wisdom wise wolf wombat wonder world worm woven wren wrench wrist yacht yard yogurt young yucca yurt zebra
zenith zephyr zero zigzag zinc zinnia zipper zither zodiac zoom
`
  .trim()
  .split(/\s+/)

const known = new Set(words)

/** Words in a join code, and in one that lasts until the day of an invitation: 41.8 and 52.3 bits. */
export const codeLengths = { hosting: 4, invitation: 5 } as const

/** A code of so many words; `below` draws a whole number from 0, all of them equally likely. */
export function drawCode(length: number, below: (n: number) => number): string {
  return Array.from({ length }, () => words[below(words.length)]).join(' ')
}

/** True for a text of as many of these words as a code has, whether or not it opens anything. */
export function isCodeOfWords(text: string): boolean {
  const all = text
    .toLowerCase()
    .split(/[\s,.-]+/)
    .filter(Boolean)
  return Object.values<number>(codeLengths).includes(all.length) && all.every(word => known.has(word))
}
